/** Made by the plugin in build.ts. */
declare module "virtual:in-page-runner" {
  /** Where the text of the worker's script is. */
  export const workerUrl: string;
  /** Text of the sandbox's script. */
  export const frameScript: string;
  /** The sandbox's content security policy. */
  export const frameCsp: string;
}
