// Parses a document, resolves its references and validates it: node swagger_parser.cjs FILE
const it = require('@apidevtools/swagger-parser');
const SwaggerParser = it.default ?? it;
SwaggerParser.validate(process.argv[2]).catch((error) => {
  console.error(`error: ${error.message}`);
  process.exit(1);
});
