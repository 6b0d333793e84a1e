/** The icons that the site's manifest and head name. */
export const icons = {
  "icon-192": { size: 192, share: 0.8, purpose: "any" },
  "icon-512": { size: 512, share: 0.8, purpose: "any" },
  "maskable-512": { size: 512, share: 0.55, purpose: "maskable" },
  "apple-touch": { size: 180, share: 0.7, purpose: "any" },
} as const;
