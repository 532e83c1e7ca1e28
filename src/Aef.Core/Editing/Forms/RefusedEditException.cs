namespace Aef.Core.Editing.Forms;

/// <summary>An edit of the form cannot be made; the message is the reason, for the user. It does not leave this namespace.</summary>
internal sealed class RefusedEditException(string message) : Exception(message);
