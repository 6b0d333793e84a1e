/** `/manifest.json`: what makes the site installable. */
import type { APIRoute } from "astro";
import { sitePath } from "../components/site/path.ts";
import { icons } from "../social/icons.ts";

export const GET: APIRoute = () =>
  Response.json({
    id: sitePath(""),
    name: "Minibroker: learn message queues by building one",
    short_name: "Minibroker",
    description: "A course on message queues and Kafka, read and solved in the browser.",
    lang: "en",
    start_url: sitePath(""),
    scope: sitePath(""),
    display: "standalone",
    background_color: "#f4f3e8",
    theme_color: "#eae9dc",
    icons: Object.entries(icons).map(([name, { size, purpose }]) => ({
      src: sitePath(`icons/${name}.png`),
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose,
    })),
  });
