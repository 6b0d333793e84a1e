/** Where the reader's choice of theme is kept in `localStorage`: `light` or `dark`. */
export const THEME_KEY = "minibroker.theme";
