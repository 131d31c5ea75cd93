import { SPARK, type SparkSource, sparkPath } from "../chart/spark-path.js";

interface SparklineProps {
  readonly source: SparkSource | undefined;
  readonly unit: string;
  readonly label: string;
}

/** A line without axes; nothing where too little is known for one. */
export function Sparkline({ source, unit, label }: SparklineProps) {
  const path = source === undefined ? undefined : sparkPath(source, unit);
  if (path === undefined) return null;
  return (
    <svg
      class="spark"
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="spark-line" d={path} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
