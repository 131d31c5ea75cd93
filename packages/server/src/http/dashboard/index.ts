export { addDashboard } from "./add-dashboard.js";
