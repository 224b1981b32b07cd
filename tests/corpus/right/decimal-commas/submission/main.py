# TP LSTM - poids fixes à la main
import numpy as np, torch
entrees = np.array([[1,0,0,1],[3,1,0,1],[2,0,0,1],[4,1,0,1],[2,0,0,1],[1,0,1,1],[3,-1,0,1],[6,1,0,1],[1,0,1,1]], dtype='float32')
poids = {'entree': [0,100,0,-10], 'oubli': [0,100,0,10], 'candidat': [1,0,0,0], 'sortie': [0,0,100,-10]}
P = np.array(list(poids.values()), dtype='float32')
print('== Question 1 : numpy')
etat = 0
for t, (e, o, c, s) in enumerate(entrees @ P.T):
    e, o, s = [1/(1+np.exp(-v)) for v in (e, o, s)]
    etat = o*etat + e*np.tanh(c)
    print(f'instant {t+1} : mémoire = {etat:.2f} ; sortie = {s*np.tanh(etat):.2f}'.replace('.', ','))
