using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Core.Targets;
using Aef.Tests.Support;

namespace Aef.Tests.Terraform;

/// <summary>
/// Applies a configuration without Google (shared/reference/airflow.md, section 7): each resource becomes a terraform_data with its
/// arguments as input, so that Terraform checks the JSON, the references and the preconditions, and evaluates every expression.
/// </summary>
internal sealed partial class OfflineTerraform : IDisposable
{
    private static readonly string[] Meta = ["count", "for_each", "depends_on", "lifecycle"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-terraform-");

    /// <summary>What the last command wrote to its error stream.</summary>
    public string Error { get; private set; } = string.Empty;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Writes the configuration, with the resources replaced.</summary>
    public OfflineTerraform Write(IEnumerable<IArtifact> artifacts) =>
        Write(artifacts.Select(a => KeyValuePair.Create(a.FileName, a.Source)));

    /// <summary>Writes files, with the resources replaced.</summary>
    public OfflineTerraform Write(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach (var (name, source) in files)
        {
            var path = Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name.EndsWith(".tf.json", StringComparison.Ordinal) ? Replaced(source) : source);
        }

        return this;
    }

    /// <summary>Copies the example of a module, so that Terraform reads it.</summary>
    public OfflineTerraform WriteExample(string module)
    {
        File.Copy(Repository.PathOf("terraform", module, "example.tfvars"), Path.Combine(_folder.FullName, "example.auto.tfvars"));
        return this;
    }

    /// <summary>A folder with files, outside of the configuration.</summary>
    public string Folder(string name, params (string Name, string Text)[] files)
    {
        var folder = Path.Combine(_folder.FullName, "input", name);
        Directory.CreateDirectory(folder);
        foreach (var (file, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        return folder;
    }

    /// <summary>Applies the configuration; the result is every resource instance by its address, or null if Terraform refused it.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Apply(object variables)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "test.auto.tfvars.json"), JsonSerializer.Serialize(variables));
        if (!Run("init") || !Run("validate") || !Run("apply", "-auto-approve"))
        {
            return null;
        }

        Run("show", "-json").ShouldBeTrue(Error);
        using var state = JsonDocument.Parse(Output);
        return state.RootElement.GetProperty("values").GetProperty("root_module").GetProperty("resources").EnumerateArray()
            .Where(r => r.GetProperty("values").TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object)
            .ToDictionary(
                r => r.GetProperty("address").GetString()!["terraform_data.".Length..].Replace("__", ".", StringComparison.Ordinal),
                r => r.GetProperty("values").GetProperty("input").Clone(),
                StringComparer.Ordinal);
    }

    private string Output { get; set; } = string.Empty;

    private bool Run(string command, params string[] arguments)
    {
        string[] input = command is "apply" or "init" ? ["-input=false"] : [];
        var start = new ProcessStartInfo("terraform", [command, "-no-color", .. input, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("TF_CLI_CONFIG_FILE");
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        Output = process.StandardOutput.ReadToEnd();
        Error = error.GetAwaiter().GetResult() + Output;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>The same file, in which nothing needs a provider.</summary>
    private static string Replaced(string source)
    {
        var root = JsonNode.Parse(source)!.AsObject();
        root.Remove("provider");
        (root["terraform"] as JsonObject)?.Remove("required_providers");
        if (root["resource"] is JsonObject types)
        {
            var data = new JsonObject();
            foreach (var (type, names) in types)
            {
                foreach (var (name, body) in names!.AsObject())
                {
                    data[type == "terraform_data" ? name : $"{type}__{name}"] =
                        type == "terraform_data" ? body!.DeepClone() : Resource(type, body!.AsObject());
                }
            }

            root["resource"] = new JsonObject { ["terraform_data"] = data };
        }

        return Strings(root)!.ToJsonString();
    }

    private static JsonObject Resource(string type, JsonObject body)
    {
        var (resource, input) = (new JsonObject(), new JsonObject());
        foreach (var (key, value) in body)
        {
            (Meta.Contains(key) ? resource : input)[key] = value?.DeepClone();
        }

        if (type == "google_service_account")
        {
            input["email"] = $"{input["account_id"]}@${{var.project}}.iam.gserviceaccount.com"; // Google computes it
        }

        if (type == "google_composer_environment")
        {
            input["config"]!["dag_gcs_prefix"] = "gs://bucket-of-composer/dags"; // Google computes it
            input["config"] = $"${{[{HclText.Of(input["config"])}]}}";
        }

        resource["input"] = input;
        return resource;
    }

    private static JsonNode? Strings(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Strings(e.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Strings)]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(References(text)),
        _ => node?.DeepClone(),
    };

    private static string References(string text) => Bare().Replace(
        Attribute().Replace(text, "terraform_data.${type}__${name}${index}.output.${attribute}"),
        "terraform_data.${type}__${name}");

    [GeneratedRegex(
        @"\b(?<type>google_[a-z_]+)\.(?<name>[A-Za-z][\w-]*)(?<index>\[[^\]]*\])?\.(?<attribute>[a-z_]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Attribute();

    [GeneratedRegex(
        @"(?<!terraform_data\.)\b(?<type>google_[a-z_]+)\.(?<name>[A-Za-z][\w-]*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Bare();
}
