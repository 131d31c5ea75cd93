/** A colour of the tokens as the canvas takes it, in the theme that is shown. */
export function tokenColor(host: HTMLElement, token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  host.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/** The same, more transparent. */
export function faded(color: string, alpha: number): string {
  return color.startsWith("oklch(")
    ? color.replace(/(?:\s*\/[^)]*)?\)$/, ` / ${alpha})`)
    : color.replace(/^rgb\(([^)]*)\)$/, `rgba($1, ${alpha})`);
}
