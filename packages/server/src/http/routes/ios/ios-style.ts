/** The style sheet of the page: the dashboard's colours, by the system's light or dark. Readable at 320 px. */
export const iosStyle = `:root {
  color-scheme: light dark;
  --ground: light-dark(oklch(98% 0.005 60), oklch(16% 0.008 60));
  --surface: light-dark(oklch(99.6% 0.003 60), oklch(20% 0.009 60));
  --line: light-dark(oklch(90% 0.008 60), oklch(30% 0.01 60));
  --line-strong: light-dark(oklch(62% 0.012 60), oklch(52% 0.012 60));
  --text: light-dark(oklch(25% 0.012 60), oklch(94% 0.008 60));
  --text-soft: light-dark(oklch(46% 0.012 60), oklch(74% 0.01 60));
  --ember: light-dark(oklch(66% 0.17 45), oklch(72% 0.16 48));
  --ember-text: light-dark(oklch(52% 0.15 42), oklch(77% 0.14 52));
  --ember-soft: light-dark(oklch(94% 0.035 50), oklch(29% 0.05 45));
  --on-ember: light-dark(oklch(20% 0.03 45), oklch(18% 0.03 45));
  --good: light-dark(oklch(49% 0.1 150), oklch(77% 0.12 150));
  --warn-soft: light-dark(oklch(95.5% 0.035 85), oklch(28% 0.04 80));
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  -webkit-text-size-adjust: 100%;
}
main { max-width: 44rem; margin: 0 auto; padding: 24px max(16px, env(safe-area-inset-right)) 48px max(16px, env(safe-area-inset-left)); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 8px 0 12px; letter-spacing: -0.01em; }
h2 { font-size: 1.0625rem; line-height: 1.35; margin: 0 0 4px; }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
.lead { color: var(--text-soft); margin-bottom: 20px; }
.notice { background: var(--warn-soft); border-radius: 10px; padding: 12px 16px; margin-bottom: 20px; }
a { color: var(--ember-text); overflow-wrap: anywhere; }
b { font-weight: 600; }
code, .address, .fingerprint { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", monospace; font-size: 0.9em; }
.address { overflow-wrap: anywhere; }
.begin { display: grid; grid-template-columns: 176px minmax(0, 1fr); gap: 20px; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 20px; margin-bottom: 24px; }
.begin img { display: block; border-radius: 10px; }
.fingerprint { line-height: 1.7; margin: 0; }
.fingerprint span { white-space: nowrap; margin-right: 0.75em; }
ol { list-style: none; counter-reset: step; margin: 0; padding: 0; }
ol > li { counter-increment: step; display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; padding: 16px; margin-bottom: 12px; }
ol > li h2::before { content: counter(step) ". "; color: var(--ember-text); }
ol > li svg { display: block; width: 96px; height: auto; }
.action { display: inline-flex; align-items: center; min-height: 44px; padding: 0 16px; margin-top: 4px; border-radius: 10px; background: var(--ember); color: var(--on-ember); font-weight: 600; text-decoration: none; }
.action:focus-visible, a:focus-visible { outline: 2px solid var(--ember-text); outline-offset: 2px; }
.addresses { margin: 0; padding: 0; list-style: none; }
.addresses a { display: inline-flex; align-items: center; min-height: 44px; }
section:last-child { margin-top: 24px; }
svg * { fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.case, .frame { stroke: var(--line-strong); fill: var(--ground); }
.edge { stroke: var(--line-strong); }
.sheet { stroke: var(--line-strong); fill: var(--surface); }
.line { stroke: var(--text-soft); stroke-width: 3; }
.faint { stroke: var(--line); stroke-width: 3; }
.strong { stroke: var(--ember-text); stroke-width: 3; }
.good { stroke: var(--good); stroke-width: 4; }
.glow { fill: var(--ember-soft); }
.on { fill: var(--good); }
.knob { fill: var(--ground); }
.flame { fill: var(--ember); }
@media (max-width: 34rem) {
  .begin { grid-template-columns: minmax(0, 1fr); }
  ol > li { grid-template-columns: 72px minmax(0, 1fr); gap: 12px; padding: 16px 12px; }
  ol > li svg { width: 72px; }
}
`;
