using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Functions of Python that tasks call. Their source is constant: a DAG contains those that it uses, and passes values to them as
/// arguments.
/// </summary>
internal static class DagLibrary
{
    private static readonly Dictionary<string, Action<DagContext>> Imports = new(StringComparer.Ordinal)
    {
        ["read_job"] = c =>
        {
            c.Imports.Add("json");
            c.Imports.Add("re");
            c.Imports.Add("airflow.providers.google.cloud.hooks.gcs", "GCSHook");
            c.Import("Variable");
        },
        ["read_dataform_query"] = c => c.Imports.Add("airflow.providers.google.cloud.hooks.dataform", "DataformHook"),
        ["validate_run_inputs"] = c =>
        {
            c.Imports.Add("math");
            c.Imports.Add("re");
            c.Imports.Add("datetime", "date");
            c.Imports.Add("datetime", "datetime");
        },
        ["pass_over"] = _ => { },
        ["loop_items"] = c => c.Imports.Add("json"),
        ["items_or_none"] = _ => { },
        ["skip_unless"] = _ => { },
        ["take_next"] = _ => { },
        ["passes_over"] = _ => { },
        ["join_text"] = _ => { },
        ["truth"] = _ => { },
        ["default_value"] = _ => { },
    };

    /// <summary>The names of all functions, and of those that they call.</summary>
    public static IEnumerable<string> Names => Imports.Keys.Concat(["fill", "problem_of", "GCSHook", "DataformHook"]);

    /// <summary>True for a function that the entry of an executor can name instead of an operator.</summary>
    public static bool IsForEntries(string name) => name == "read_dataform_query";

    /// <summary>The source of the functions that a DAG uses; their imports are added to it.</summary>
    public static IEnumerable<PyStatement> Statements(DagContext context)
    {
        foreach (var name in context.Library)
        {
            Imports[name](context);
            yield return new PyBlankLine();
            yield return new PyBlankLine();
            yield return new PyLibrary(Read(name));
        }
    }

    private static string Read(string name)
    {
        var assembly = typeof(DagLibrary).Assembly;
        using var stream = assembly.GetManifestResourceStream($"airflow/{name}.py")
            ?? throw new AefInternalException($"the library has no function {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
