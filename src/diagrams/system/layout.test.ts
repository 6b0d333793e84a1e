import { expect, test } from "vitest";
import { narrowLayout, type SystemNode, UnknownPartError, wideLayout } from "./layout.ts";

const nodes: readonly SystemNode[] = [
  { id: "shop", name: "shop", kind: "service", column: 0, row: 0.5 },
  { id: "orders", name: "orders", kind: "topic", column: 1, row: 0.5 },
  { id: "mail", name: "mail", kind: "service", column: 2, row: 0 },
  { id: "stock", name: "stock", kind: "service", column: 2, row: 1 },
];
const edges = [
  { from: "shop", to: "orders" },
  { from: "orders", to: "mail" },
  { from: "orders", to: "stock" },
];

test("the wide drawing uses its whole width, and no two boxes overlap", () => {
  const layout = wideLayout(nodes, edges);
  expect(Math.max(...layout.nodes.map(({ x, w }) => x + w))).toBe(880);
  for (const [index, one] of layout.nodes.entries()) {
    for (const other of layout.nodes.slice(index + 1)) {
      const apart =
        one.x + one.w < other.x ||
        other.x + other.w < one.x ||
        one.y + one.h < other.y ||
        other.y + other.h < one.y;
      expect(apart, `${one.id} and ${other.id}`).toBe(true);
    }
  }
});

test("the narrow drawing turns columns into rows, and stays within 312 units", () => {
  const layout = narrowLayout(nodes, edges);
  const [shop, orders, mail, stock] = layout.nodes;
  expect(shop?.y).toBeLessThan(orders?.y ?? 0);
  expect(mail?.y).toBe(stock?.y);
  expect(Math.min(...layout.nodes.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...layout.nodes.map(({ x, w }) => x + w))).toBeLessThanOrEqual(312);
});

test("an arrow between parts of one row is straight, and arrows that leave one part share their start", () => {
  const [straight, up, down] = wideLayout(nodes, edges).edges;
  expect(straight?.points).toHaveLength(2);
  expect(up?.points[0]).toEqual(down?.points[0]);
  expect(up?.points.at(-1)).not.toEqual(down?.points.at(-1));
});

test("arrows that enter a part keep apart", () => {
  const [first, second] = wideLayout(nodes, [
    { from: "mail", to: "orders" },
    { from: "stock", to: "orders" },
  ]).edges;
  expect(first?.points.at(-1)).not.toEqual(second?.points.at(-1));
});

test("a backward arrow enters at the side that it comes from", () => {
  const layout = wideLayout(nodes, [{ from: "stock", to: "orders" }]);
  const orders = layout.nodes.find(({ id }) => id === "orders");
  expect(layout.edges[0]?.points.at(-1)?.[0]).toBe((orders?.x ?? 0) + (orders?.w ?? 0));
});

test("names a part that is not there", () => {
  expect(() => wideLayout(nodes, [{ from: "shop", to: "warehouse" }])).toThrow(UnknownPartError);
});
