import { beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/until.js";
import { bootSystemd, missingForSystemd, type SystemdMachine } from "./systemd-machine.js";

const missing = missingForSystemd();
const UNIT = "/etc/systemd/system/hearthash.service";
/** A setting of the house comes as a file of its own, as the owner of a machine would put it there. */
const DROP_IN = `
mkdir -p ${UNIT}.d
cat > ${UNIT}.d/house.conf <<'END'
[Service]
Environment=HEARTHASH_MINERS=127.0.0.1 HEARTHASH_LAN_ENABLED=true HEARTHASH_LAN_LISTEN=127.0.0.1:4030
END
`;
const MINUTES_MS = 120_000;

describe.skipIf(missing !== undefined)(
  `the unit under a real systemd${missing === undefined ? "" : ` (SKIPPED, this machine lacks: ${missing})`}`,
  { timeout: MINUTES_MS },
  () => {
    let machine: SystemdMachine;
    beforeAll(async () => {
      machine = await bootSystemd();
      // As docs/server.md says it.
      await must(`install -m 0644 /usr/local/lib/hearthash/packaging/systemd/hearthash.service ${UNIT}
        ${DROP_IN}
        systemctl daemon-reload
        systemd-run --quiet --unit=miner --setenv=PATH="$PATH" hearthash simulate
        systemctl enable --now hearthash`);
      return () => machine.stop();
    }, MINUTES_MS);

    const must = async (script: string) => {
      const { code, text } = await machine.script(script);
      if (code !== 0) throw new Error(`exit code ${code} of ${script}\n${text}`);
      return text.trim();
    };
    const property = (name: string) => must(`systemctl show --value --property=${name} hearthash`);
    const journal = () => must("journalctl --unit=hearthash --output=cat --no-pager");
    const untilItAnswers = () =>
      until(
        async () => (await machine.run("hearthash", "miners")).text.includes("hashing"),
        "a miner that is polled",
        60_000,
      );
    const server = (method: string, path: string, body?: unknown) =>
      must(`node --input-type=module --eval '
        import { readFileSync } from "node:fs";
        const { url, token } = JSON.parse(readFileSync("/var/lib/hearthash/server.json", "utf8"));
        const headers = { authorization: "Bearer " + token, "content-type": "application/json" };
        const body = ${body === undefined ? "undefined" : `JSON.stringify(${JSON.stringify(body)})`};
        const reply = await fetch(url + "${path}", { method: "${method}", headers, body });
        if (!reply.ok) throw new Error(await reply.text());
        console.log(await reply.text());'`);

    it("runs as a user of its own, polls, and answers root's command line", async () => {
      await untilItAnswers();
      expect(await property("ActiveState")).toBe("active");
      const uid = await must("stat --format=%u /proc/$(systemctl show --value -p MainPID hearthash)");
      expect(Number(uid)).toBeGreaterThanOrEqual(61_184); // The range of DynamicUser.
      expect(await must("hearthash login-link")).toMatch(/^http:\/\/127\.0\.0\.1:4029\/#signin=\S{22}$/m);
      expect(await must("stat --format='%a %u' /var/lib/hearthash/")).toBe(`700 ${uid}`);
    });

    it("has made its authority and opened the port for the home network", async () => {
      expect(await must("hearthash ca show")).toContain("/var/lib/hearthash/tls/ca.pem");
      const page = `node --eval 'fetch("https://127.0.0.1:4030/healthz").then((reply) => reply.text()).then(console.log)'`;
      expect(await must(`NODE_EXTRA_CA_CERTS=/var/lib/hearthash/tls/ca.pem ${page}`)).toBe("ok");
    });

    it("writes no sign-in link into the journal", async () => {
      expect(await journal()).toContain('"msg":"started"');
      expect(await journal()).not.toContain("signin=");
    });

    it("tells another user of the machine to ask as root", async () => {
      const { code, text } = await machine.run(
        ...["setpriv", "--reuid=65534", "--clear-groups", "env", "HOME=/nowhere", "hearthash", "miners"],
      );
      expect([code, text]).toEqual([21, expect.stringContaining("as root (sudo)")]);
    });

    it("keeps settings that are changed in the dashboard", async () => {
      await server("PATCH", "/api/v1/config", { "energy.pricePerKwh": 0.31 });
      expect(await must("cat /var/lib/hearthash/config.yaml")).toMatch(/^ {2}pricePerKwh: 0\.31$/m);
    });

    it("stops with exit code 0 and goes on with its data", async () => {
      await must("hearthash tokens create kept --scope read --quiet");
      await must("systemctl stop hearthash");
      expect(await property("Result")).toBe("success");
      expect(await property("ExecMainStatus")).toBe("0");
      await must("systemctl start hearthash");
      await untilItAnswers();
      expect(await must("hearthash tokens")).toMatch(/^kept +read/m);
    });

    it("is back when it was killed", async () => {
      await must("systemctl kill --signal=KILL hearthash");
      await until(async () => (await property("NRestarts")) === "1", "a restart", 60_000);
      await untilItAnswers();
    });

    it("takes back what root restored, once the folder is root's", async () => {
      const backup = await must("hearthash backup /root 2> /dev/null");
      const file = backup.split(" ")[0] ?? "";
      await must(`systemctl stop hearthash
        hearthash restore ${file} --data /var/lib/hearthash
        chown root: /var/lib/private/hearthash
        systemctl start hearthash`);
      await untilItAnswers();
      expect(await must("find /var/lib/private/hearthash -user root")).toBe("");
    });

    it("takes its key from a credential, and makes none of its own then", async () => {
      await must(`systemctl stop hearthash
        rm -r /var/lib/private/hearthash
        install -d -m 0700 /etc/credstore
        head -c 32 /dev/urandom > /etc/credstore/hearthash.key
        chmod 0600 /etc/credstore/hearthash.key
        sed -i 's/^#LoadCredential=/LoadCredential=/' ${UNIT}
        grep -q ^LoadCredential= ${UNIT}
        systemctl daemon-reload
        systemctl start hearthash`);
      await untilItAnswers();
      await must("test -f /var/lib/hearthash/hearthash.db");
      expect((await machine.run("test", "-e", "/var/lib/hearthash/hearthash.key")).code).toBe(1);
    });

    it("is not started again and again with a wrong configuration", async () => {
      await must(`systemctl stop hearthash
        echo 'polling: {watchdMs: 1}' > /var/lib/hearthash/config.yaml
        systemctl start hearthash`);
      await until(async () => (await property("ActiveState")) === "failed", "the end of the service");
      expect(await property("ExecMainStatus")).toBe("2");
      expect(await property("NRestarts")).toBe("0");
      expect(await journal()).toContain("did you mean watchedMs?");
    });

    it("is as closed as it says", async () => {
      expect(await must("systemd-analyze security --no-pager --threshold=15 hearthash")).toMatch(
        /Overall exposure level for hearthash\.service: 1\.\d OK/,
      );
    });
  },
);
