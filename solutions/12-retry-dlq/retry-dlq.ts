export * from "#broker/retry-dlq";
