/** `node scripts/nginx.ts`: prints the configuration of nginx for the site. `BASE_PATH` says where it is. */
import { deployment } from "./deployment.ts";
import { nginxConfiguration } from "./hosting.ts";

process.stdout.write(nginxConfiguration(deployment(process.env).base));
