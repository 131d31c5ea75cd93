import type { Locator, Page } from "playwright-core";

/** A text beside the axes of a chart, where it was drawn; pixels of the canvas. */
export interface DrawnMark {
  readonly text: string;
  /** Below the plot; else at its left. */
  readonly isTime: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The canvas. */
  readonly width: number;
  readonly height: number;
}

interface Remembering {
  drawnMarks?: WeakMap<HTMLCanvasElement, DrawnMark[]>;
}

/** From now on the page remembers the texts of each canvas: what is drawn can be read by eye alone. */
export async function rememberMarks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const drawn = new WeakMap<HTMLCanvasElement, DrawnMark[]>();
    (globalThis as Remembering).drawnMarks = drawn;
    const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
    Object.assign(CanvasRenderingContext2D.prototype, {
      clearRect(this: CanvasRenderingContext2D, ...box: Parameters<typeof clearRect>) {
        drawn.set(this.canvas, []);
        clearRect.apply(this, box);
      },
      fillText(this: CanvasRenderingContext2D, text: string, x: number, y: number) {
        const { width, height } = this.canvas;
        const size = this.measureText(text);
        const [left, right] = [x - size.actualBoundingBoxLeft, x + size.actualBoundingBoxRight];
        const [top, bottom] = [y - size.actualBoundingBoxAscent, y + size.actualBoundingBoxDescent];
        const mark = { text, isTime: this.textAlign === "center", left, right, top, bottom };
        drawn.set(this.canvas, [...(drawn.get(this.canvas) ?? []), { ...mark, width, height }]);
        fillText.call(this, text, x, y);
      },
    });
  });
}

/** The texts beside a chart's axes as they were drawn last. */
export async function marksOf(chart: Locator): Promise<readonly DrawnMark[]> {
  return await chart.locator("canvas").evaluate((canvas) => {
    const { drawnMarks } = globalThis as Remembering;
    return (canvas instanceof HTMLCanvasElement && drawnMarks?.get(canvas)) || [];
  });
}
