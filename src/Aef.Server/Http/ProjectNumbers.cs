using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Aef.Server.Http;

/// <summary>
/// The numbers of projects. Projects need not exist; the number of one is computed from its id, and requests may name it instead of the
/// id once the id was used.
/// </summary>
internal sealed class ProjectNumbers
{
    private const int MostProjects = 100_000;

    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>The id of a project that is named by its id or its number.</summary>
    public string IdOf(string project)
    {
        if (_ids.TryGetValue(project, out var id))
        {
            return id;
        }

        // Nobody has so many projects; what names more is a test that must not fill the memory.
        if (_ids.Count < MostProjects)
        {
            _ids.TryAdd(NumberOf(project), project);
        }

        return project;
    }

    /// <summary>The number of a project: twelve digits that depend on its id only.</summary>
    public static string NumberOf(string project)
    {
        if (project.Length is >= 10 and <= 13 && project.All(char.IsAsciiDigit))
        {
            return project;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(project));
        var number = (new BigInteger(hash.AsSpan(0, 8), isUnsigned: true) % 900_000_000_000) + 100_000_000_000;
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
