using System.Text.Json;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Views.Reports;

/// <summary>
/// Writes the locations of diagnostics: files as URIs relative to the base folder, lines and columns counted from 1, and paths in the
/// model.
/// </summary>
internal sealed class SarifLocations(Utf8JsonWriter json, string baseFolder)
{
    /// <summary>
    /// The name of the folder that URIs are relative to; GitHub and SARIF viewers know this name as the root of the repository.
    /// </summary>
    private const string BaseId = "%SRCROOT%";

    // A string without a file: standard input, or a string from a program.
    private const string NoFile = "stdin:";

    /// <summary>Writes the location of a diagnostic; nothing for an unknown location.</summary>
    public void WriteLocation(Location location, string? modelPath)
    {
        if (location.Path is null && !location.HasPosition && modelPath is null)
        {
            return;
        }

        json.WriteStartObject();
        WritePhysical(location);
        if (modelPath is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", modelPath);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a related location; <paramref name="id"/> distinguishes it from the others of its diagnostic.</summary>
    public void WriteRelated(int id, RelatedLocation related)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        WritePhysical(related.Location);
        SarifText.Write(json, "message", related.Message);
        json.WriteEndObject();
    }

    /// <summary>Writes the location of a file.</summary>
    public void WriteArtifact(string name, string? path)
    {
        var (uri, isRelative) = UriOf(path);
        json.WriteStartObject(name);
        json.WriteString("uri", uri);
        if (isRelative)
        {
            json.WriteString("uriBaseId", BaseId);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the changes that a fix makes in a file.</summary>
    public void WriteChange(string? path, IEnumerable<TextEdit> edits)
    {
        json.WriteStartObject();
        WriteArtifact("artifactLocation", path);
        json.WriteStartArray("replacements");
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            WriteRegion("deletedRegion", edit.Location.Start, edit.Location.End);
            if (edit.NewText.Length > 0)
            {
                json.WriteStartObject("insertedContent");
                json.WriteString("text", edit.NewText);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePhysical(Location location)
    {
        if (location.Path is null && !location.HasPosition)
        {
            return;
        }

        json.WriteStartObject("physicalLocation");
        WriteArtifact("artifactLocation", location.Path);
        if (location.HasPosition)
        {
            WriteRegion("region", location.Start, location.End);
        }

        json.WriteEndObject();
    }

    private void WriteRegion(string name, LinePosition start, LinePosition end)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line);
        if (start.Column > 0)
        {
            // A script line may be known without its column.
            json.WriteNumber("startColumn", start.Column);
            json.WriteNumber("endLine", end.Line);
            json.WriteNumber("endColumn", end.Column);
        }

        json.WriteEndObject();
    }

    private (string Uri, bool IsRelative) UriOf(string? path)
    {
        if (path is null or "-")
        {
            return (NoFile, false);
        }

        var (location, isBelow) = RepositoryPath.Of(path, baseFolder);
        return isBelow ? (Escape(location), true) : ("file://" + (location.StartsWith('/') ? string.Empty : "/") + Escape(location), false);
    }

    /// <summary>Each part of the path is escaped separately; the result contains only characters that are allowed in URIs.</summary>
    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
