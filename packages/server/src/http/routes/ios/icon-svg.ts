/** The icon of hearthash, the dashboard's own: it is there without the dashboard too. */
export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <title>hearthash</title>
  <rect width="64" height="64" rx="15" fill="#231d19" />
  <path d="M14 47V29L32 15l18 14v18" fill="none" stroke="#f4ece4" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round" />
  <path d="M32 51c6.4 0 10.5-4 10.5-9.6 0-5.6-4.2-7.9-5.6-12.9-4.3 1.7-5.4 5-4.9 8.2-2-.7-2.9-2.3-2.9-4.2-4.7 2.7-7.6 5.8-7.6 9.7C21.5 47 25.6 51 32 51z" fill="#f0713a" />
</svg>
`;
