using Aef.Core.Environments;
using Aef.Documents.Display;
using Aef.Documents.Reading;

namespace Aef.Runs.Connections;

/// <summary>Reads the values of secrets where they are used. They are kept nowhere.</summary>
/// <param name="variables">The environment variables of the process.</param>
/// <param name="folder">The folder to which paths of files refer: that of the configuration.</param>
/// <param name="secrets">Where the secrets of Secret Manager are in this environment; null for none.</param>
public sealed class SecretValues(Func<string, string?> variables, string folder, IReadOnlyList<EnvironmentSecret>? secrets = null)
{
    /// <summary>The folder to which paths of files refer.</summary>
    internal string Folder => folder;

    /// <summary>The value; null with a problem.</summary>
    public string? Read(SecretReference reference, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(reference);
        problem = null;
        switch (reference.Source)
        {
            case SecretSource.Variable:
                var value = variables(reference.Name);
                problem = value is null ? $"the environment variable {Quoted.Text(reference.Name)} is not set" : null;
                return value;
            case SecretSource.File:
                try
                {
                    return SecretFile.Read(Path.Combine(folder, reference.Name), SecretFile.DefaultPatience).TrimEnd('\r', '\n');
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
                {
                    problem = e is TimeoutException ? e.Message.TrimEnd('.') : FileFailure.Message(e).TrimEnd('.');
                    return null;
                }

            default:
                if (secrets?.FirstOrDefault(s => s.Name == reference.Name) is { } known)
                {
                    return Read(known.Reference, out problem);
                }

                problem = $"\"secrets\" of the environment has no {Quoted.Text(reference.Name)}; add it there as env:VARIABLE or file:PATH";
                return null;
        }
    }
}
