using System.Management.Automation;
using Aef.Documents.Display;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Files;

/// <summary>Turns the paths that users give, relative to their location and with drives of their own, into paths of files.</summary>
internal sealed class SessionPaths(PSCmdlet cmdlet)
{
    private const string FileSystem = "FileSystem";

    /// <summary>The files that a path names, one or (with wildcards) any number. What cannot be resolved is written as an error.</summary>
    public IEnumerable<string> Resolve(string path, bool isLiteral)
    {
        var files = Find(path, isLiteral, out var problem);
        if (problem is not null)
        {
            cmdlet.WriteError(problem);
        }

        return files;
    }

    /// <summary>The same, with the error for the caller to write or to throw.</summary>
    public IReadOnlyList<string> Find(string path, bool isLiteral, out ErrorRecord? problem)
    {
        problem = null;
        try
        {
            if (path.Contains('\0', StringComparison.Ordinal))
            {
                throw new NotSupportedException($"The path '{TerminalText.Clean(path)}' contains a NUL character.");
            }

            ProviderInfo provider;
            IReadOnlyList<string> paths = isLiteral
                ? [cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                : [.. cmdlet.GetResolvedProviderPathFromPSPath(path, out provider)];
            if (provider.Name == FileSystem)
            {
                return paths;
            }

            problem = NoFile(path, provider);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or ArgumentException or NotSupportedException or IOException)
        {
            problem = ErrorRecords.For(e, "AefPathNotFound", ErrorCategory.ObjectNotFound, path, "Give the path of a file that is there; wildcards are expanded by -Path, not by -LiteralPath.");
        }

        return [];
    }

    /// <summary>The file that a path names, there or not; null (and an error written) when it cannot be one.</summary>
    public string? ResolveOne(string path) => Resolve(path, isLiteral: true).FirstOrDefault();

    private static ErrorRecord NoFile(string path, ProviderInfo provider) =>
        ErrorRecords.For(
            new PSNotSupportedException($"'{path}' is a path of {provider.Name}; only files can be read and written."),
            "AefPathNotAFile",
            ErrorCategory.InvalidArgument,
            path,
            "Give the path of a file.");
}
