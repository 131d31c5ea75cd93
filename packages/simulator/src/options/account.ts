import { secretMatches, secretToStore, sessionCodes, sha256Hex } from "../state/account.js";
import { type OptionOutcome, withValue } from "./option.js";

/** `password,<old>,<new>`: the web password. A third field is dropped. */
export const password = withValue("password", (machine, value) => {
  const fields = value.split(",").filter((field) => field !== "");
  const [old = "", fresh] = fields;
  if (fresh === undefined) {
    return { error: `we need 2 arguments, your input is ${fields.length} arguments.` };
  }
  if (!secretMatches(machine, old)) return { error: "Auth Failed! password invalid!" };
  machine.kept.webPassword = secretToStore(machine, fresh);
  return { info: "new password success set." };
});

/** `qr_auth,<auth>,<verify>`: opens is_login.cgi once; compared with what GET /get_auth.cgi has filled in. */
export const qrAuth = withValue("qr_auth", (machine, value): OptionOutcome => {
  const [auth = "", verify] = value.split(",");
  if (verify === undefined) return "ok";
  if (auth.length !== 8 || verify.length !== 32) return { error: "input length error!" };
  const known = sessionCodes(machine);
  if (!machine.run.authShown || auth !== known.auth) return { error: "auth error 01!" };
  const expected = `ff0000ee${sha256Hex(known.code + known.secret).slice(0, 24)}`;
  if (verify !== expected) return { error: "passwd error 02!" };
  machine.run.qrLogin = true;
  return "ok";
});

/** `setpool,user,password,url,worker,workerpassword` of the A10 series: the first pool, after a reboot. */
export const setpoolOfA10 = withValue("setpool", (machine, value): OptionOutcome => {
  const [user, given = "", url, worker, workerPassword = ""] = value.split(",");
  if (!url || !worker) return { error: "we need 5 arguments" };
  if (user !== machine.model.account.user || !secretMatches(machine, given)) return { error: "userpass err" };
  machine.kept.pools = [{ url, worker, password: workerPassword }, ...machine.kept.pools.slice(1)];
  return { info: "Please reboot miner to make config work." };
});
