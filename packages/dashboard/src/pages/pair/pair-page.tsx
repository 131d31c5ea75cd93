import { deviceName } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { codeText, isWholeCode } from "../../format/pairing-code.js";
import { isInstalled } from "../../install/is-installed.js";
import { pair, takePairingCode } from "../../live/pairing.js";
import { ApiProblem, problemText } from "../../live/problem.js";
import { CodeField } from "./code-field.js";
import { HomeScreenFirst } from "./home-screen-first.js";
import { ScanCode } from "./scan-code.js";

/** Pairs this device: with the code that Settings of a signed-in browser shows, or `hearthash pair` prints. */
export function PairPage() {
  const code = useSignal("");
  const name = useSignal(deviceName(navigator.userAgent));
  const isBusy = useSignal(false);
  const isScanning = useSignal(false);
  const isHere = useSignal(isInstalled() || !isApplePhone());
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    code.value = codeText(takePairingCode() ?? "");
  }, []);
  const send = async () => {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = undefined;
    try {
      await pair(code.value, name.value.trim() || deviceName(navigator.userAgent));
      // Anew, under the headers of every other page: those do not give away the camera.
      location.replace("/");
    } catch (error) {
      problem.value = sentence(problemText(error));
      if (error instanceof ApiProblem && error.status !== 0) code.value = "";
    }
    isBusy.value = false;
  };
  const take = (text: string) => {
    code.value = text;
    isScanning.value = false;
    if (isWholeCode(text)) void send();
  };
  if (!isHere.value) {
    return (
      <HomeScreenFirst
        code={code.value}
        onPairHere={() => {
          isHere.value = true;
        }}
      />
    );
  }
  return (
    <div class="pair-page">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>Pair this device</h1>
      <p class="soft">
        On a computer that is signed in, open Settings, then Phone and devices, and make a code. At a terminal
        it is <span class="mono">hearthash pair</span>.
      </p>
      {isScanning.value ? (
        <ScanCode
          onCode={take}
          onCancel={() => {
            isScanning.value = false;
          }}
        />
      ) : (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <CodeField value={code.value} problem={problem.value} onType={take} />
          <div class="field">
            <label for="device-name">Name of this device</label>
            <input
              id="device-name"
              class="input"
              maxLength={60}
              autocomplete="off"
              value={name.value}
              onInput={(event) => {
                name.value = event.currentTarget.value;
              }}
            />
          </div>
          <button type="submit" class="button is-primary" disabled={isBusy.value || !isWholeCode(code.value)}>
            {isBusy.value ? "Pairing" : "Pair"}
          </button>
          {hasCamera() ? (
            <button
              type="button"
              class="button"
              disabled={isBusy.value}
              onClick={() => {
                isScanning.value = true;
              }}
            >
              Scan the code
            </button>
          ) : null}
        </form>
      )}
    </div>
  );
}

/** The server's words, as they stand on a screen. */
function sentence(text: string): string {
  const words = text.replaceAll("`", "");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?]$/.test(words) ? "" : "."}`;
}

/** Its camera opens addresses in Safari, whose cookies the installed app does not see. */
function isApplePhone(): boolean {
  return /\b(?:iPhone|iPad)\b/.test(navigator.userAgent);
}

/** Pages without encryption have no camera at all. */
function hasCamera(): boolean {
  return "mediaDevices" in navigator;
}
