using Aef.Tests.Printing;

namespace Aef.Tests.Reports;

/// <summary>
/// A test that needs the published schema of SARIF 2.1.0, named by AEF_SARIF_SCHEMA, and a Python with jsonschema; otherwise it is skipped
/// with the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SarifSchemaFactAttribute : FactAttribute
{
    public const string Variable = "AEF_SARIF_SCHEMA";

    public SarifSchemaFactAttribute()
    {
        if (!File.Exists(Environment.GetEnvironmentVariable(Variable)))
        {
            Skip =
                $"NOT TESTED: {Variable} does not name the published schema (https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json).";
        }
        else if (PythonFactAttribute.Find("jsonschema") is null)
        {
            Skip = "NOT TESTED: no Python with the module 'jsonschema' is installed (Debian: apt-get install python3-jsonschema).";
        }
    }
}
