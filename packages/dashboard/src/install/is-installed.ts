/** Whether this is the app on a home screen or desk, without a browser's own buttons around it. */
export function isInstalled(): boolean {
  // Apple's own word, from before the media feature.
  const isOnHomeScreen = "standalone" in navigator && navigator.standalone === true;
  return isOnHomeScreen || matchMedia("(display-mode: standalone)").matches;
}
