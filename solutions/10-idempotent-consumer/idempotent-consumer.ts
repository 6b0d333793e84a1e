export * from "#broker/idempotent-consumer";
