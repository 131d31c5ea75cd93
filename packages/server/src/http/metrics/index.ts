export { MetricsPage, metricFamilies } from "./metrics-page.js";
