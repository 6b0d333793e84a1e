/** What `version` lacks, as a sentence for the person, or an empty string when it will do. */
export function unsupportedNode(version: string): string;
