using System.Text;

namespace Aef.Fuzz.Mutators;

/// <summary>Changes bytes without a regard for what they mean.</summary>
internal sealed class ByteMutator(Dice dice)
{
    public byte[] Mutate(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var left = 1 + dice.Below(8); left > 0; left--)
        {
            var at = dice.Below(bytes.Count + 1);
            switch (dice.Below(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << dice.Below(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + dice.Below(16)));
                    break;
                case 2:
                    bytes.Insert(at, (byte)dice.Next());
                    break;
                case 3 when at < bytes.Count:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + dice.Below(40))));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(dice.Pick(Words.Scalars)));
                    break;
            }
        }

        return [.. bytes];
    }
}
