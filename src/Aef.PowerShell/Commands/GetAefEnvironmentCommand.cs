using System.Management.Automation;
using Aef.Core.Environments;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Commands;

/// <summary>Returns the environments of aef.json in the current folder or above, with their connections.</summary>
[Cmdlet(VerbsCommon.Get, "AefEnvironment")]
[OutputType(typeof(ProjectEnvironment))]
public sealed class GetAefEnvironmentCommand : AefCommand
{
    /// <summary>The names of environments; wildcards are accepted. Without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// The state folder, which has the file of the connection lake. Without it, that of AEF_STATE, or .aef next to the nearest aef.json or
    /// in the current folder.
    /// </summary>
    [Parameter]
    public string? StatePath { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var access = SessionEnvironment.Access(Workspace.Loader);
        var state = SessionHistory.Find(CurrentFolder, StatePath).Folder.Path;
        foreach (var name in Name)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                var found = access.Find(CurrentFolder, name, state);
                WriteDiagnostics(found.Diagnostics);
                if (!WriteErrors(found.Diagnostics, name) && found is { Environment: { } environment, Connections: { } connections })
                {
                    WriteObject(environment with { Connections = connections.Connections });
                }

                continue;
            }

            var all = access.List(CurrentFolder, state);
            WriteDiagnostics(all.Diagnostics);
            WriteErrors(all.Diagnostics, name);
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            WriteObject(all.Environments.Where(e => pattern.IsMatch(e.Name)), enumerateCollection: true);
        }
    }
}
