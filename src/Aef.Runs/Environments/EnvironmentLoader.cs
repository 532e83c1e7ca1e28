using System.Text;
using Aef.Core.Workspace;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Connections;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Hosting.Network;

namespace Aef.Runs.Environments;

/// <summary>Loads the environment that the options of a run describe, and reports all problems at once.</summary>
internal sealed class EnvironmentLoader(AefWorkspace workspace, EnvironmentRequest request)
{
    private const string Source = "NAME=FILE";
    private const string SecretForm = "NAME=env:VARIABLE or NAME=file:PATH";
    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    private readonly DiagnosticBag _diagnostics = new();
    private readonly HashSet<(string Option, string Name)> _given = [];
    private readonly HashSet<(string Option, string Name)> _repeated = [];
    private bool _acceptsCallbacks;

    public EnvironmentResult Load()
    {
        var hosts = new AllowedHosts();
        foreach (var host in request.AllowedHosts)
        {
            if (!hosts.TryAdd(host, out var problem))
            {
                _diagnostics.Add(EnvironmentDiagnostics.NoHost.At(Location.None, problem));
            }
        }

        string?[] tokens = [request.Environment("AEF_ACCESS_TOKEN"), request.Environment("AEF_ID_TOKEN")];
        var environment = new LocalEnvironmentOptions
        {
            Mocks = ReadMocks(),
            Secrets = new Secrets(ReadSecrets(), tokens.OfType<string>()),
            Workflows = new WorkflowCatalog(ReadWorkflows()),
        };
        var variables = ReadVariables();
        return new EnvironmentResult(environment, _diagnostics.Items)
        {
            Hosts = hosts,
            Variables = variables,
            AcceptsCallbacks = _acceptsCallbacks,
            Tokens = type => type switch { "OAuth2" => tokens[0], "OIDC" => tokens[1], _ => null },
        };
    }

    private MockFile? ReadMocks()
    {
        if (request.Mocks is not { } path)
        {
            return null;
        }

        var result = new MockFileReader(workspace.Documents).ReadFile(path);
        _diagnostics.AddRange(result.Diagnostics);
        return result.File ?? MockFile.Empty;
    }

    private List<(string Name, WorkflowProgram Program)> ReadWorkflows()
    {
        var programs = new List<(string, WorkflowProgram)>();
        foreach (var (name, path) in WorkflowFiles())
        {
            var loaded = workspace.LoadFile(path);
            if (loaded.Kind is not (LoadedKind.Workflow or LoadedKind.Unknown))
            {
                _diagnostics.Add(EnvironmentDiagnostics.NoWorkflow.At(Location.None, path, Described(loaded.Kind)));
                continue;
            }

            _diagnostics.AddRange(loaded.Diagnostics);
            _acceptsCallbacks |= loaded.Source?.Text.Contains(CallbackUse.Function, StringComparison.Ordinal) == true;
            if (loaded.Workflow is { } workflow && !loaded.HasErrors)
            {
                programs.Add((name, WorkflowProgram.Compile(workflow)));
            }
        }

        return programs;
    }

    /// <summary>Workflows of the folder come first, so that those named one by one replace them.</summary>
    private List<(string Name, string Path)> WorkflowFiles()
    {
        var files = new List<(string, string)>();
        if (request.WorkflowFolder is { } folder)
        {
            files.AddRange(FilesOf(folder).Select(f => (NameOf(f), f)));
        }

        foreach (var text in request.Workflows)
        {
            if (Split(text, "--workflow", Source) is { } assignment)
            {
                files.Add(assignment);
            }
        }

        return files;
    }

    private IReadOnlyList<string> FilesOf(string folder)
    {
        if (!Directory.Exists(folder))
        {
            _diagnostics.Add(
                EnvironmentDiagnostics.NoFolder.At(Location.None, folder, File.Exists(folder) ? "it is a file." : "it does not exist."));
            return [];
        }

        try
        {
            string[] files =
                [.. Directory.EnumerateFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)];
            if (files.Length == 0)
            {
                _diagnostics.Add(DocumentDiagnostics.NothingFound.At(Location.None, folder, $"contains no {Quoted.Choice(Endings)} file"));
            }

            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(EnvironmentDiagnostics.NoFolder.At(Location.None, folder, e.Message));
            return [];
        }
    }

    private List<(string Name, string Value)> ReadSecrets()
    {
        var secrets = new List<(string, string)>();
        foreach (var text in request.Secrets)
        {
            if (Split(text, "--secret", SecretForm, showsValue: false) is not { } assignment)
            {
                continue;
            }

            var (name, source) = assignment;
            if (ReadSecret(name, source) is { } value)
            {
                secrets.Add((name, value));
                if (value.Trim().Length is > 0 and < Secrets.ShortestInText)
                {
                    _diagnostics.Add(EnvironmentDiagnostics.ShortSecret.At(Location.None, name));
                }
            }
        }

        return secrets;
    }

    private string? ReadSecret(string name, string source)
    {
        if (source.StartsWith("env:", StringComparison.Ordinal) && source.Length > 4)
        {
            if (request.Environment(source[4..]) is { Length: > 0 } value)
            {
                return value;
            }

            _diagnostics.Add(
                EnvironmentDiagnostics.NoSecret.At(Location.None, name, $"the environment variable {source[4..]} is not set."));
        }
        else if (source.StartsWith("file:", StringComparison.Ordinal) && source.Length > 5)
        {
            try
            {
                return SecretFile.Read(source[5..], request.SecretPatience);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or TimeoutException)
            {
                _diagnostics.Add(EnvironmentDiagnostics.NoSecret.At(Location.None, name, e.Message));
            }
        }
        else
        {
            // The text may be the secret itself.
            _diagnostics.Add(
                EnvironmentDiagnostics.NoAssignment.At(Location.None, "--secret", "…", $"{SecretForm}, and never the value itself"));
        }

        return null;
    }

    private EquatableList<(string Name, string Value)> ReadVariables()
    {
        var variables = new List<(string Name, string Value)>();
        foreach (var text in request.Variables)
        {
            if (Split(text, "--env", "NAME=VALUE") is not { } variable)
            {
                continue;
            }

            if (variable.Name.StartsWith("GOOGLE", StringComparison.Ordinal)
                || variable.Name.StartsWith("WORKFLOWS", StringComparison.Ordinal))
            {
                _diagnostics.Add(
                    EnvironmentDiagnostics.NoVariable.At(
                        Location.None,
                        variable.Name,
                        "names that begin with GOOGLE or WORKFLOWS are reserved"));
            }
            else if (Encoding.UTF8.GetByteCount(variable.Value) > 4096)
            {
                _diagnostics.Add(EnvironmentDiagnostics.NoVariable.At(Location.None, variable.Name, "a value can have at most 4 KiB"));
            }

            variables.Add(variable);
        }

        if (variables.Count > 20)
        {
            _diagnostics.Add(
                EnvironmentDiagnostics.NoVariable.At(Location.None, variables[20].Name, "a workflow can have at most 20 variables"));
        }

        return variables.ToEquatableList();
    }

    private (string Name, string Value)? Split(string text, string option, string form, bool showsValue = true)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0 && (sign + 1 < text.Length || option == "--env"))
        {
            var name = text[..sign];
            if (!_given.Add((option, name)) && _repeated.Add((option, name)))
            {
                _diagnostics.Add(EnvironmentDiagnostics.GivenTwice.At(Location.None, option, name));
            }

            return (name, text[(sign + 1)..]);
        }

        // The text may be the secret itself.
        _diagnostics.Add(EnvironmentDiagnostics.NoAssignment.At(Location.None, option, showsValue ? text : "…", form));
        return null;
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.EndsWith(".workflows", StringComparison.Ordinal) ? name[..^".workflows".Length] : name;
    }

    private static string Described(LoadedKind kind) => kind switch
    {
        LoadedKind.Definition => "a definition",
        LoadedKind.PlatformParameters => "a list of platform parameters",
        _ => "another kind of file",
    };
}
