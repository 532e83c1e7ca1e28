using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>Reads the values of <c>sys.get_env</c> in a test.</summary>
internal static class EnvironmentReader
{
    private static readonly string[] Keys =
        ["project", "project_number", "location", "workflow", "revision", "service_account", "execution", "variables"];

    public static EngineEnvironment Read(DocumentNode node, DiagnosticBag diagnostics)
    {
        var made = new EngineEnvironment();
        if (TestMap.Open(node, "environment", Keys, diagnostics) is not { } map)
        {
            return made;
        }

        return new EngineEnvironment
        {
            ProjectId = map.Name("project") ?? made.ProjectId,
            ProjectNumber = Number(map) ?? made.ProjectNumber,
            Location = map.Name("location") ?? made.Location,
            WorkflowId = map.Name("workflow") ?? made.WorkflowId,
            RevisionId = map.Name("revision") ?? made.RevisionId,
            ServiceAccount = map.Name("service_account") ?? made.ServiceAccount,
            ExecutionId = map.Name("execution"),
            UserVariables = ReadVariables(map),
        };
    }

    /// <summary>A number is read as its digits, with or without quotes.</summary>
    private static string? Number(TestMap map) =>
        map["project_number"] is ScalarNode { ScalarKind: ScalarKind.Integer } number ? number.Text : map.Name("project_number");

    private static EquatableList<(string Name, string Value)> ReadVariables(TestMap map)
    {
        if (map["variables"] is not { } node)
        {
            return [];
        }

        if (node is not MappingNode variables)
        {
            map.Refuse(node, "variables", "an object with names and strings");
            return [];
        }

        var values = new List<(string, string)>();
        foreach (var entry in variables.Entries)
        {
            if (entry.Value is ScalarNode { ScalarKind: not ScalarKind.Null } value)
            {
                values.Add((entry.Key, value.Text));
            }
            else
            {
                map.Refuse(entry.Value, $"the variable {entry.Key}", "a string");
            }
        }

        return values.ToEquatableList();
    }
}
