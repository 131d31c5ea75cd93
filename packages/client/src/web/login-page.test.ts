import { describe, expect, it } from "vitest";
import { isHtml, isLoginPage } from "./login-page.js";

describe("the login page with status 200", () => {
  it.each([
    "<!DOCTYPE html><html><head><title>Login</title></head></html>",
    '\r\n <html><input name="passwd" type="password"></html>',
    "\ufeff<!-- x --><html><form action=/login.cgi></form></html>",
  ])("%s", (body) => {
    expect(isLoginPage(body)).toBe(true);
  });

  it.each(["", 'dashboardCallback({"worker":"<html>login",});', "<html><h1>Printer</h1></html>", "login"])(
    "%j is none",
    (body) => {
      expect(isLoginPage(body)).toBe(false);
    },
  );

  it("a page is told from data by its beginning", () => {
    expect(isHtml("<!doctype html>")).toBe(true);
    expect(isHtml('f({"a":"<html>"})')).toBe(false);
  });
});
