import tseslint from "typescript-eslint";

// Biome does the rest; these two need types, and a forgotten `await` before a write loses data.
export default tseslint.config({
  files: ["src/**/*.ts", "scripts/**/*.ts", "tests/**/*.ts"],
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
  plugins: { "@typescript-eslint": tseslint.plugin },
  rules: {
    "@typescript-eslint/no-floating-promises": "error",
    "@typescript-eslint/no-misused-promises": "error",
    "@typescript-eslint/switch-exhaustiveness-check": "error",
  },
});
