using System.Collections;
using Aef.Core.Environments;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Files;
using Aef.PowerShell.Loading;
using Aef.Runs.Workspace;

namespace Aef.PowerShell.Completion;

/// <summary>Finds the environments of the project of a command line under completion.</summary>
internal static class ProjectInScope
{
    /// <summary>The environments; those that can be read, if the configuration has errors.</summary>
    public static IReadOnlyList<ProjectEnvironment> Environments(IDictionary bound)
    {
        var current = SessionFolder.Current();
        var folder = PlainValue.Of(bound["Path"]) is string { Length: > 0 } file
            ? Path.GetDirectoryName(Path.Combine(current, file)) ?? current
            : current;
        var state = SessionHistory.Find(current, PlainValue.Of(bound["StatePath"]) as string).Folder.Path;
        return SessionEnvironment.Access(new AefWorkspace(new DeferredYamlReader()).Loader).List(folder, state).Environments;
    }
}
