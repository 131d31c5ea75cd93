import type { ChartZoom } from "../../chart/draw-chart.js";
import { momentText } from "../../format/moments.js";
import { now } from "../../live/now.js";

interface ZoomProps {
  readonly zoom: ChartZoom | undefined;
  readonly onWhole: () => void;
}

/** Which part of the span the charts show, and the way back. */
export function ZoomLine({ zoom, onWhole }: ZoomProps) {
  return (
    <div class="zoom-line small soft">
      {zoom === undefined ? (
        <span class="with-mouse">Drag over a chart to look closer.</span>
      ) : (
        <>
          <span>
            {momentText(zoom.from, now.value)} to {momentText(zoom.to, now.value)}
          </span>
          <button type="button" class="button is-small" onClick={onWhole}>
            Whole span
          </button>
        </>
      )}
    </div>
  );
}
