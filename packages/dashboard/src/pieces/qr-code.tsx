import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

interface Drawing {
  readonly size: number;
  readonly path: string;
}

/** A text as a QR code, dark on light in both themes, since cameras expect that. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const drawing = useSignal<Drawing | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    // Loaded when the first one is shown.
    void import("uqr").then(({ encode }) => {
      const { size, data } = encode(text, { ecc: "M", border: 3 });
      if (!isGone) drawing.value = { size, path: pathOf(data) };
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  const { size, path } = drawing.value ?? { size: 1, path: "" };
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}

/** Runs of dark modules as rectangles. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x += 1;
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
  }
  return path;
}
