using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;

namespace Aef.Core.Importing;

/// <summary>How a database is reached. Its password is never kept.</summary>
/// <param name="Host">The server.</param>
/// <param name="Port">The port; null for the default.</param>
/// <param name="Database">The database.</param>
/// <param name="User">The user.</param>
/// <param name="HasPassword">True if there is a password.</param>
internal sealed record PyProfile(string Host, int? Port, string Database, string User, bool HasPassword)
{
    /// <summary>The settings, all of which pydataflow needs.</summary>
    public static readonly string[] Keys = ["host", "port", "database", "user", "password"];

    /// <summary>The settings as a set; case is ignored.</summary>
    public static readonly FrozenSet<string> KeySet = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Keys);

    /// <summary>Reads the settings from a profile or from a source; missing ones are reported elsewhere.</summary>
    public static PyProfile Read(MapReader reader) => new(
        reader.Text("host") ?? string.Empty,
        reader.Integer("port"),
        reader.Text("database") ?? string.Empty,
        reader.Text("user") ?? string.Empty,
        reader.Text("password") is { Length: > 0 });
}
