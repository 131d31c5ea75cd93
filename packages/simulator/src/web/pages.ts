/** Stand-ins for the pages: enough to tell them apart, as a client has to. */
const html = (title: string, content: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${content}</body></html>\n`;

/** What a wrong or missing cookie gets, with status 200. */
export const loginPage = html(
  "Login",
  '<form id="login" method="post" action="/login.cgi"><input name="passwd" type="password"></form>',
);

export const dashboardPage = html("Dashboard", '<div id="dashboard"></div>');

export const poolPage = html(
  "Pool config",
  '<form id="pools" method="post" action="/cgpools.cgi"><input name="pool1"></form>',
);
