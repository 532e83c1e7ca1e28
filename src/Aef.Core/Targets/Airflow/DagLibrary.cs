using System.Globalization;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Functions of Python that tasks call. Their source is constant: a DAG contains those that it uses, and passes values to them as
/// arguments.
/// </summary>
internal static class DagLibrary
{
    /// <summary>The functions with what they need: functions of the library, modules, and names of modules or of Airflow.</summary>
    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["read_job"] = ["text_of", "json", "re", "airflow.providers.google.cloud.hooks.gcs:GCSHook"],
        ["read_dataform_query"] = ["airflow.providers.google.cloud.hooks.dataform:DataformHook"],
        ["validate_run_inputs"] = ["math", "re", "datetime:date", "datetime:datetime"],
        ["pass_over"] = [],
        ["join_text"] = ["text_of"],
        ["truth"] = [],
        ["default_value"] = [],
        ["absolute_value"] = ["in_range", "two_numbers"],
        ["add_values"] = ["in_range", "text_of", "two_numbers"],
        ["append_item"] = ["of_type"],
        ["choose_value"] = ["of_type"],
        ["compare_values"] = ["two_numbers"],
        ["contains_value"] = ["of_type", "same_value"],
        ["current_time"] = ["time"],
        ["decode_base64"] = ["of_type", "base64", "re"],
        ["decode_json"] = ["of_type", "json"],
        ["decode_text"] = ["of_type"],
        ["decode_url"] = ["of_type", "re", "urllib.parse:unquote_plus"],
        ["delete_entry"] = ["of_type"],
        ["divide_values"] = ["two_numbers"],
        ["element_at"] = ["of_type"],
        ["encode_base64"] = ["of_type", "base64"],
        ["encode_text"] = ["of_type"],
        ["encode_url"] = ["of_type", "urllib.parse:quote"],
        ["encode_url_plus"] = ["of_type", "urllib.parse:quote_plus"],
        ["failed_steps"] = ["task_states"],
        ["find_all"] = ["of_type"],
        ["floor_divide"] = ["in_range", "two_numbers", "math"],
        ["floor_of"] = ["two_numbers", "math"],
        ["format_time"] =
            ["of_type", "two_numbers", "datetime:datetime", "datetime:timedelta", "datetime:timezone", "zoneinfo:ZoneInfo"],
        ["get_entry"] = ["of_type"],
        ["hash_name"] = ["of_type"],
        ["hash_of"] = ["hash_name", "of_type", "hashlib"],
        ["hmac_of"] = ["hash_name", "of_type", "hmac"],
        ["in_range"] = [],
        ["json_bytes"] = ["json_text"],
        ["json_text"] = ["text_of", "json", "math"],
        ["keep_output"] = ["json"],
        ["larger_number"] = ["two_numbers"],
        ["lower_text"] = ["of_type"],
        ["merge_maps"] = ["of_type"],
        ["merge_nested_maps"] = ["of_type"],
        ["multiply_values"] = ["in_range", "two_numbers"],
        ["negate_value"] = ["in_range", "two_numbers"],
        ["new_uuid"] = ["uuid"],
        ["of_type"] = [],
        ["parse_time"] = ["of_type", "re", "datetime:datetime", "datetime:timedelta", "datetime:timezone"],
        ["prepend_item"] = ["of_type"],
        ["remainder_of"] = ["floor_divide", "two_numbers"],
        ["replace_all"] = ["of_type"],
        ["same_value"] = [],
        ["smaller_number"] = ["two_numbers"],
        ["sorted_keys"] = ["of_type"],
        ["split_text"] = ["of_type"],
        ["state_of_run"] = ["status_of"],
        ["status_of"] = ["task_states"],
        ["status_of_items"] = ["task_states"],
        ["substring_of"] = ["of_type"],
        ["subtract_values"] = ["in_range", "two_numbers"],
        ["task_states"] = [],
        ["text_of"] = ["math", "decimal:Decimal"],
        ["to_double"] = ["two_numbers", "math", "re"],
        ["to_integer"] = ["in_range", "two_numbers", "re"],
        ["two_numbers"] = [],
        ["type_name"] = [],
        ["upper_text"] = ["of_type"],
        ["loop_items"] = ["json"],
        ["items_or_none"] = [],
        ["skip_unless"] = [],
        ["take_next"] = [],
        ["passes_over"] = [],
        ["send_request"] =
        [
            "requests", "airflow.providers.google.common.hooks.base_google:GoogleBaseHook", "google.auth.transport.requests:Request",
            "google.oauth2:id_token",
        ],
        ["start_workflow"] = ["json", "airflow.providers.google.cloud.hooks.workflows:WorkflowsHook"],
        ["run_build"] =
        [
            "json", "airflow.providers.google.cloud.hooks.cloud_build:CloudBuildHook", "google.cloud.devtools.cloudbuild_v1.types:Build",
        ],
        ["delete_object"] = ["airflow.providers.google.cloud.hooks.gcs:GCSHook"],
        ["create_resource"] =
        [
            "airflow.providers.google.cloud.hooks.bigquery:BigQueryHook", "airflow.providers.google.cloud.hooks.gcs:GCSHook",
            "google.api_core.exceptions:Conflict",
        ],
        ["run_command"] = ["text_of", "os", "shlex", "signal", "subprocess"],
        ["download_object"] = ["tempfile", "requests", "airflow.providers.google.cloud.hooks.gcs:GCSHook"],
        ["outputs_of_items"] = ["task_states"],
        ["query_output"] = ["airflow.providers.google.cloud.hooks.bigquery:BigQueryHook"],
        ["load_output"] = ["airflow.providers.google.cloud.hooks.bigquery:BigQueryHook"],
        ["copied_object"] = ["airflow.providers.google.cloud.hooks.gcs:GCSHook"],
        ["found_object"] = ["airflow.providers.google.cloud.hooks.gcs:GCSHook"],
        ["workflow_output"] = ["keep_output", "json", "airflow.providers.google.cloud.hooks.workflows:WorkflowsHook"],
        ["check_data"] =
        [
            "text_of", "json", "logging", "airflow.providers.google.cloud.hooks.bigquery:BigQueryHook",
            "google.api_core.exceptions:GoogleAPICallError",
        ],
    };

    private static readonly string[] ForEntries =
    [
        "read_dataform_query", "send_request", "start_workflow", "run_build", "delete_object", "create_resource", "run_command",
        "download_object", "check_data", "query_output", "load_output", "copied_object", "found_object", "workflow_output",
    ];

    /// <summary>All functions.</summary>
    public static IEnumerable<string> Functions => Needs.Keys;

    /// <summary>The names of all functions, and of those that they call.</summary>
    public static IEnumerable<string> Names => Needs.Keys.Concat(
        [
            "fill", "problem_of", "number_text", "json_integer", "json_constant", "GCSHook", "DataformHook", "base64", "hashlib", "hmac",
            "uuid", "time", "math", "date", "datetime", "timezone", "Decimal", "ZoneInfo", "quote", "quote_plus", "unquote_plus",
            "GoogleBaseHook", "WorkflowsHook", "CloudBuildHook", "BigQueryHook", "Request", "id_token", "Build", "Conflict", "requests",
            "GoogleAPICallError", "logging", "os", "shlex", "signal", "subprocess", "tempfile",
            StepTaskIds.Constant, StepTaskIds.OutputConstant, StepTaskIds.FailingConstant,
        ]);

    /// <summary>True for a function that the entry of an executor can name instead of an operator.</summary>
    public static bool IsForEntries(string name) => ForEntries.Contains(name);

    /// <summary>The source of the functions that a DAG uses; their imports are added to it.</summary>
    public static IEnumerable<PyStatement> Statements(DagContext context)
    {
        for (var added = 0; added != context.Library.Count;)
        {
            added = context.Library.Count;
            context.Library.UnionWith(context.Library.SelectMany(f => Needs[f]).Where(Needs.ContainsKey).ToList());
        }

        foreach (var name in context.Library)
        {
            foreach (var needed in Needs[name].Where(n => !Needs.ContainsKey(n)))
            {
                Import(context, needed);
            }

            yield return new PyBlankLine();
            yield return new PyBlankLine();
            yield return new PyLibrary(Read(name, context.Generation));
        }
    }

    private static void Import(DagContext context, string needed)
    {
        if (needed.Split(':') is [var module, var member])
        {
            context.Imports.Add(module, member);
        }
        else if (AirflowModules.Names.Contains(needed))
        {
            context.Import(needed);
        }
        else
        {
            context.Imports.Add(needed);
        }
    }

    /// <summary>The source of a function, which may be another one in each generation.</summary>
    private static string Read(string name, AirflowGeneration generation)
    {
        var assembly = typeof(DagLibrary).Assembly;
        var number = generation == AirflowGeneration.Airflow2 ? 2 : 3;
        using var stream = assembly.GetManifestResourceStream($"airflow/{name}.py")
            ?? assembly.GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"airflow/{name}.{number}.py"))
            ?? throw new AefInternalException($"the library has no function {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
