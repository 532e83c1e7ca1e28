using Aef.Core.Editing.Forms;

namespace Aef.Core.Editing.Sessions;

/// <summary>An edit from the form of one editor.</summary>
/// <param name="Client">The name of the editor.</param>
/// <param name="Version">The version of the text that the form showed.</param>
/// <param name="Edit">The edit, with the paths of that version.</param>
public sealed record FormChange(string Client, int Version, FormEdit Edit);
