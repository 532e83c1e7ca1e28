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
        ["send_request"] = c =>
        {
            c.Imports.Add("requests");
            c.Imports.Add("airflow.providers.google.common.hooks.base_google", "GoogleBaseHook");
            c.Imports.Add("google.auth.transport.requests", "Request");
            c.Imports.Add("google.oauth2", "id_token");
        },
        ["start_workflow"] = c =>
        {
            c.Imports.Add("json");
            c.Imports.Add("airflow.providers.google.cloud.hooks.workflows", "WorkflowsHook");
        },
        ["run_build"] = c =>
        {
            c.Imports.Add("json");
            c.Imports.Add("airflow.providers.google.cloud.hooks.cloud_build", "CloudBuildHook");
            c.Imports.Add("google.cloud.devtools.cloudbuild_v1.types", "Build");
        },
        ["delete_object"] = c => c.Imports.Add("airflow.providers.google.cloud.hooks.gcs", "GCSHook"),
        ["create_resource"] = c =>
        {
            c.Imports.Add("airflow.providers.google.cloud.hooks.bigquery", "BigQueryHook");
            c.Imports.Add("airflow.providers.google.cloud.hooks.gcs", "GCSHook");
            c.Imports.Add("google.api_core.exceptions", "Conflict");
        },
        ["run_command"] = c =>
        {
            c.Imports.Add("os");
            c.Imports.Add("shlex");
            c.Imports.Add("signal");
            c.Imports.Add("subprocess");
        },
        ["download_object"] = c =>
        {
            c.Imports.Add("tempfile");
            c.Imports.Add("requests");
            c.Imports.Add("airflow.providers.google.cloud.hooks.gcs", "GCSHook");
        },
        ["check_query"] = c => c.Imports.Add("airflow.providers.google.cloud.hooks.bigquery", "BigQueryHook"),
        ["validate_run_inputs"] = c =>
        {
            c.Imports.Add("math");
            c.Imports.Add("re");
            c.Imports.Add("datetime", "date");
            c.Imports.Add("datetime", "datetime");
        },
        ["pass_over"] = _ => { },
        ["join_text"] = _ => { },
        ["truth"] = _ => { },
        ["default_value"] = _ => { },
    };

    private static readonly string[] ForEntries =
    [
        "read_dataform_query", "send_request", "start_workflow", "run_build", "delete_object", "create_resource", "run_command",
        "download_object", "check_query",
    ];

    /// <summary>The names of all functions, and of those that they call.</summary>
    public static IEnumerable<string> Names => Imports.Keys.Concat(
    [
        "fill", "problem_of", "GCSHook", "DataformHook", "GoogleBaseHook", "WorkflowsHook", "CloudBuildHook", "BigQueryHook", "Request",
        "id_token", "Build", "Conflict", "requests", "os", "shlex", "signal", "subprocess", "tempfile",
    ]);

    /// <summary>True for a function that the entry of an executor can name instead of an operator.</summary>
    public static bool IsForEntries(string name) => ForEntries.Contains(name);

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
