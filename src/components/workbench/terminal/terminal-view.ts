/** A shell on screen: xterm.js, fitted to its place, with links, copy and paste, for screen readers too. */
import { FitAddon } from "@xterm/addon-fit";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { type ITheme, Terminal } from "@xterm/xterm";
import css from "@xterm/xterm/css/xterm.css?inline";
import { adoptStyles } from "../../../styles/adopt.ts";
import type { Shell, TerminalSize } from "../actions.ts";

adoptStyles(css);

/** An open terminal. */
export interface TerminalView {
  /** Settles when the shell has ended. */
  readonly ended: Promise<void>;
  focus(): void;
  dispose(): void;
}

/** There is no container to open a shell in. */
export class NoShellError extends Error {
  override readonly name = "NoShellError";
}

/**
 * Opens a shell in an element.
 *
 * @throws {NoShellError} if the container has gone.
 */
export async function openTerminal(
  host: HTMLElement,
  openShell: (size: TerminalSize) => Promise<Shell | undefined>,
): Promise<TerminalView> {
  const terminal = new Terminal({
    convertEol: true,
    screenReaderMode: true,
    fontFamily: getComputedStyle(host).fontFamily,
    fontSize: 13,
    lineHeight: 1.35,
    theme: themeOf(host),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new WebLinksAddon());
  terminal.open(host);
  fit.fit();
  const shell = await openShell(sizeOf(terminal));
  if (shell === undefined) {
    terminal.dispose();
    throw new NoShellError("There is no container to open a shell in.");
  }
  const input = shell.input.getWriter();
  terminal.onData((data) => void input.write(data));
  terminal.attachCustomKeyEventHandler((event) => handleKey(event, terminal));
  void shell.output.pipeTo(
    new WritableStream({ write: (chunk) => new Promise((done) => terminal.write(chunk, done)) }),
  );

  const refit = new ResizeObserver(() => {
    // Hidden, it has no size to fit.
    if (host.clientWidth > 0) fit.fit();
  });
  refit.observe(host);
  terminal.onResize((size) => shell.resize(size));
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => {
    terminal.options.theme = themeOf(host);
  };
  scheme.addEventListener("change", repaint);
  const chosen = new MutationObserver(repaint);
  chosen.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  let over = false;
  const ended = shell.exit.then(() => {
    over = true;
    terminal.options.disableStdin = true;
    terminal.write("\r\nThe shell has ended.\r\n");
  });
  return {
    ended,
    focus: () => terminal.focus(),
    dispose() {
      refit.disconnect();
      chosen.disconnect();
      scheme.removeEventListener("change", repaint);
      if (!over) shell.kill();
      terminal.dispose();
    },
  };
}

let leaving = false;

/** Copy, paste, and the way out by keyboard. What it answers `false` to, the shell does not get. */
function handleKey(event: KeyboardEvent, terminal: Terminal): boolean {
  if (event.type !== "keydown") return true;
  const both = event.ctrlKey && event.shiftKey;
  if (both && event.code === "KeyC") {
    event.preventDefault();
    if (terminal.hasSelection()) void navigator.clipboard.writeText(terminal.getSelection());
    return false;
  }
  // The browser pastes, and the terminal hears of it.
  if (both && event.code === "KeyV") return false;
  // Ctrl+C with something selected copies, as everywhere else; without, it interrupts.
  if (event.ctrlKey && event.code === "KeyC" && terminal.hasSelection()) return false;
  if (event.key === "Escape") {
    leaving = true;
    return true;
  }
  // The browser moves the focus on.
  const out = event.key === "Tab" && leaving;
  if (event.key !== "Shift") leaving = false;
  return !out;
}

function sizeOf({ cols, rows }: Terminal): TerminalSize {
  return { cols, rows };
}

/** The page's own colours, as they are computed where the terminal is. */
function themeOf(host: HTMLElement): ITheme {
  const probe = document.createElement("i");
  host.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    background: colour("--code-bg"),
    foreground: colour("--code-fg"),
    cursor: colour("--ink"),
    cursorAccent: colour("--code-bg"),
    selectionBackground: colour("--code-selection"),
    black: colour("--ink"),
    red: colour("--failed-ink"),
    green: colour("--committed-ink"),
    yellow: colour("--code-string"),
    blue: colour("--code-type"),
    magenta: colour("--code-function"),
    cyan: colour("--code-keyword"),
    white: colour("--ink-2"),
    brightBlack: colour("--ink-3"),
    brightRed: colour("--failed-ink"),
    brightGreen: colour("--committed-ink"),
    brightYellow: colour("--code-string"),
    brightBlue: colour("--code-type"),
    brightMagenta: colour("--code-function"),
    brightCyan: colour("--code-keyword"),
    brightWhite: colour("--ink"),
  };
  probe.remove();
  return theme;
}
