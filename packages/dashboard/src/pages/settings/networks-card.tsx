import type { SubnetResource } from "@hearthash/contract";
import { useEffect } from "preact/hooks";
import { subnets, withdrawSubnet } from "../../live/subnets.js";
import { Action } from "../../pieces/action.js";

/** Where a miner that has got another address is looked for. */
export function NetworksCard() {
  useEffect(() => void subnets.refresh(), []);
  const items = subnets.items.value;
  const problem = subnets.problem.value;
  return (
    <section class="card" aria-label="Networks">
      <h2>Networks</h2>
      <p class="small soft">
        When a miner gets another address, it is looked for in these networks, and nowhere else.
      </p>
      {problem === undefined ? null : <p class="field-error">{problem}</p>}
      {items?.length === 0 ? (
        <p class="small soft">
          None is approved. Searching one under “Add miners” approves it with what you add.
        </p>
      ) : null}
      {items === undefined || items.length === 0 ? null : (
        <ul class="rows" aria-label="Networks">
          {items.map((subnet) => (
            <SubnetLine key={subnet.cidr} subnet={subnet} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SubnetLine({ subnet: { cidr, source } }: { readonly subnet: SubnetResource }) {
  const isApproved = source === "approved";
  return (
    <li class="row is-wrapping">
      <div class="grow">
        <div class="mono wrap-anywhere">{cidr}</div>
        <div class="small soft">{isApproved ? "Approved here" : "Stands in the configuration file"}</div>
      </div>
      {isApproved ? (
        <Action look="danger" act={() => withdrawSubnet(cidr)}>
          Take back
        </Action>
      ) : null}
    </li>
  );
}
