export * from "#broker/back-pressure";
