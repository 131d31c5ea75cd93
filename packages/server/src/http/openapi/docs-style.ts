/** The style sheet of the page: it follows the system's light or dark. */
export const docsStyle = `:root { color-scheme: light dark; --line: light-dark(#d5d5d5, #444); --soft: light-dark(#f4f4f4, #1e1e1e); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1rem; border-right: 1px solid var(--line); font-size: .875rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav h2 { font-size: .875rem; margin: 1rem 0 .25rem; text-transform: capitalize; }
main { padding: 1rem 2rem; max-width: 70rem; }
main h2 { text-transform: capitalize; border-bottom: 1px solid var(--line); }
article, section { margin: 2rem 0; scroll-margin-top: 1rem; }
h3 { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .75rem; overflow-x: auto; }
code { font: .9em ui-monospace, monospace; }
small { opacity: .75; }
.method { font: 600 .8em ui-monospace, monospace; border: 1px solid currentColor; border-radius: .25rem; padding: 0 .4rem; }
:target { outline: 2px solid Highlight; outline-offset: .5rem; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } main { padding: 1rem; } }
`;
