using Aef.Documents.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>Gives the source text of a location to code, without making it a property that serializers walk into.</summary>
public static class LocationSource
{
    extension(Location location)
    {
        /// <summary>The text that the stretch lies in, for showing the line; null for script lines.</summary>
        public SourceText? Source => location.GetSource();
    }
}
