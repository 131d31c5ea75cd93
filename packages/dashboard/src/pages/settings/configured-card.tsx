import type { Config } from "@hearthash/contract";
import { Icon } from "../../pieces/icon.js";

/** What stands in the configuration and is changed there. */
export function ConfiguredCard({ config }: { readonly config: Config }) {
  const { server, lan, miners, security, metrics, log } = config;
  const facts: readonly (readonly [string, string])[] = [
    ["On this machine", server.listen],
    ["In the home network", lan.enabled ? `${lan.listen}, with TLS` : "closed"],
    ["Public addresses", listText(server.publicUrls)],
    ["Miners named there", String(miners.length)],
    ["Networks beyond private ones", listText(security.allowTargets)],
    ["A browser stays signed in", `${security.sessionDays} d`],
    ["Metrics", metrics.enabled ? "/metrics" : "off"],
    ["Log", log.level],
  ];
  return (
    <details class="card fold">
      <summary>
        <Icon name="next" />
        What is configured
      </summary>
      <p class="small soft">These are changed in the configuration file, or by HEARTHASH_… variables.</p>
      <dl class="pairs">
        {facts.map(([term, value]) => (
          <div key={term} class="pair">
            <dt>{term}</dt>
            <dd class="mono">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function listText(values: readonly string[]): string {
  return values.length === 0 ? "none" : values.join(", ");
}
