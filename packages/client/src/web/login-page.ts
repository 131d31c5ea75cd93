/**
 * Whether a body is the login page: a missing or wrong cookie is answered with it and status 200, so the body
 * alone tells. Source: vendor's published Nano 3S web interface, http.c; its pages are HTML, its data never is.
 */
export function isLoginPage(body: string): boolean {
  return isHtml(body) && /login|type\s?=\s?["']?password/i.test(body);
}

/** Whether a body is a page for people. */
export function isHtml(body: string): boolean {
  return /^[\s\ufeff]*<(?:!doctype|html|head|body|script|meta|!--)/i.test(body);
}
