export * from "#broker/consumer-offsets";
