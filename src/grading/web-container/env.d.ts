/** Set when the site is built. */
interface ImportMetaEnv {
  /** StackBlitz's client id, for commercial use of WebContainers. */
  readonly PUBLIC_WEBCONTAINER_CLIENT_ID?: string;
}
