/** `/icons/<name>.png`: the icons of the installed site. */
import type { APIRoute, GetStaticPaths } from "astro";
import { icons } from "../../social/icons.ts";
import { toPng } from "../../social/raster.ts";
import { iconSvg } from "../../social/sign.ts";

interface Props {
  readonly size: number;
  readonly share: number;
}

export const getStaticPaths = (() =>
  Object.entries(icons).map(([icon, props]) => ({
    params: { icon },
    props,
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props: { size, share } }) =>
  new Response(await toPng(iconSvg(share), size), { headers: { "Content-Type": "image/png" } });
