import { expect, test } from "vitest";
import { withInlineStyles } from "./inline-styles.ts";

const sheets: Readonly<Record<string, string>> = {
  "/a.css": "a{color:red}",
  "/b.css": "a>b{top:0}",
};
const read = (address: string): string => sheets[address] ?? "";

test("A page has its style sheets in it, in their order, where the first one was", () => {
  const page = withInlineStyles(
    "<head><title>t</title><link rel=stylesheet href=/a.css><link rel=icon href=/i.svg><link rel=stylesheet href=/b.css></head>",
    read,
  );
  expect(page).toContain("<title>t</title><style>a{color:red}a>b{top:0}</style><link rel=");
  expect(page).not.toContain("stylesheet");
});

test("A page without any stays as it is", () => {
  expect(withInlineStyles("<p>text", read)).toBe("<p>text");
});

test("A sheet that would end its own element is refused", () => {
  const hostile = () => 'a{content:"</style><script>"}';
  expect(() => withInlineStyles("<link rel=stylesheet href=/a.css>", hostile)).toThrow(/ends/);
});
